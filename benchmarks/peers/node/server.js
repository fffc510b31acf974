'use strict';
// The measured server in Node: node server.js PORT [ORIGIN_PORT] [KEEP_ALIVE_MILLIS]
const http = require('http');

const [port, origin, keepAlive] = process.argv.slice(2).map(Number);
const CHUNK = Buffer.alloc(65536, 'x');
const agent = new http.Agent({ keepAlive: true });

const routes = {
  '/plaintext': (req, res) => plain(res, 'Hello, World!'),

  '/headers': (req, res) => {
    let length = 0;
    for (let i = 0; i < req.rawHeaders.length; i++) length += req.rawHeaders[i].length;
    plain(res, String(length));
  },

  '/echo': (req, res) => {
    const chunks = [];
    req.on('data', (chunk) => chunks.push(chunk));
    req.on('end', () => {
      const body = Buffer.concat(chunks);
      res.setHeader('Content-Type', 'application/json');
      res.end(body);
    });
  },

  '/upload': (req, res) => {
    let length = 0;
    req.on('data', (chunk) => { length += chunk.length; });
    req.on('end', () => plain(res, String(length)));
  },

  '/download': (req, res) => {
    let left = Number(req.url.split('=')[1]);
    res.setHeader('Content-Type', 'application/octet-stream');
    const write = () => {
      while (left > 0) {
        left -= CHUNK.length;
        if (!res.write(CHUNK)) return;
      }
      res.end();
    };
    res.on('drain', write);
    write();
  },

  '/proxy': (req, res) => {
    const onward = http.request({
      agent, host: '127.0.0.1', port: origin, method: req.method, path: req.url.substring('/proxy'.length), headers: req.headers,
    }, (answer) => {
      res.writeHead(answer.statusCode, answer.headers);
      answer.pipe(res);
    });
    onward.on('error', () => res.destroy());
    req.pipe(onward);
  },
};

function plain(res, text) {
  res.setHeader('Content-Type', 'text/plain');
  res.setHeader('Content-Length', text.length);
  res.end(text);
}

const server = http.createServer((req, res) => {
  const path = req.url.startsWith('/proxy') ? '/proxy' : req.url.split('?')[0];
  routes[path](req, res);
});
if (keepAlive) server.keepAliveTimeout = keepAlive;
server.listen(port, '127.0.0.1', 4096);
