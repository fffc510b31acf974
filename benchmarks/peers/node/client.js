'use strict';
// The measured client in Node: node client.js PORT CONNECTIONS. A line with a number of milliseconds in, the number of answers out.
const http = require('http');
const readline = require('readline');

const [port, connections] = process.argv.slice(2).map(Number);
const options = { host: '127.0.0.1', port, path: '/plaintext', agent: new http.Agent({ keepAlive: true, maxSockets: connections }) };

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const end = Date.now() + Number(line);
  let answers = 0;
  let running = connections;
  const next = () => {
    if (Date.now() >= end) {
      if (--running === 0) console.log(answers);
      return;
    }
    http.get(options, (res) => {
      res.on('data', () => {});
      res.on('end', () => {
        answers++;
        next();
      });
    });
  };
  for (let i = 0; i < connections; i++) next();
}).on('close', () => process.exit());
