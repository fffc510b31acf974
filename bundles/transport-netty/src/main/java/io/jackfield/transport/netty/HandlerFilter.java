package io.jackfield.transport.netty;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoRegistration;

/** One of Netty's handlers, for a transport that changes what goes between it and its channels. */
public abstract class HandlerFilter implements IoHandler {
    private final IoHandler nettys;

    /** Stands before one of Netty's. */
    protected HandlerFilter(IoHandler nettys) {
        this.nettys = nettys;
    }

    @Override
    public IoRegistration register(IoHandle handle) throws Exception {
        return nettys.register(handle);
    }

    @Override
    public void initialize() {
        nettys.initialize();
    }

    @Override
    public int run(IoHandlerContext context) {
        return nettys.run(context);
    }

    @Override
    public void prepareToDestroy() {
        nettys.prepareToDestroy();
    }

    @Override
    public void destroy() {
        nettys.destroy();
    }

    @Override
    public void wakeup() {
        nettys.wakeup();
    }

    @Override
    public boolean isCompatible(Class<? extends IoHandle> handleType) {
        return nettys.isCompatible(handleType);
    }
}
