package io.jackfield.tls;

import io.jackfield.spi.tls.TlsProvider;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;

/** {@link JdkTls} as a service of a container. */
@Component(
        service = TlsProvider.class,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {TlsProvider.NAME_PROPERTY + "=" + JdkTls.NAME, "service.ranking:Integer=" + JdkTls.RANKING})
public final class JdkTlsComponent extends JdkTls {
    @Override
    @Deactivate
    public void close() {
        super.close();
    }
}
