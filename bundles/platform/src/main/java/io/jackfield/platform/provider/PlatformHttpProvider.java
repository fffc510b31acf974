package io.jackfield.platform.provider;

import io.jackfield.api.Http;
import io.jackfield.api.provider.HttpProvider;

/** What {@link Http#newHttp()} finds: facades on the {@link SharedCore} of this class loader. */
public final class PlatformHttpProvider implements HttpProvider {
    private static final String NAME = "jackfield";
    private static final int RANKING = 100;

    /** Made by the service loader. */
    public PlatformHttpProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int ranking() {
        return RANKING;
    }

    @Override
    public Http newHttp() {
        return SharedCore.newHttp();
    }
}
