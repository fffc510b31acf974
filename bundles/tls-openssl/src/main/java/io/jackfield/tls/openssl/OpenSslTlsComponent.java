package io.jackfield.tls.openssl;

import io.jackfield.spi.tls.TlsProvider;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;

/** {@link OpenSslTls} as a service of a container. */
@Component(
        service = TlsProvider.class,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {TlsProvider.NAME_PROPERTY + "=" + OpenSslTls.NAME, "service.ranking:Integer=" + OpenSslTls.RANKING})
public final class OpenSslTlsComponent extends OpenSslTls {
    @Override
    @Deactivate
    public void close() {
        super.close();
    }
}
