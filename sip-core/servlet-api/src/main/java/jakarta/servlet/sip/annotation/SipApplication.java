package jakarta.servlet.sip.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes an application, on the package that holds its servlets (in package-info.java). */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PACKAGE)
public @interface SipApplication {
    /** For people. */
    String description() default "";

    /** Shown in tools. */
    String displayName() default "";

    /** May run on several machines. */
    boolean distributable() default false;

    /** Path of a large icon. */
    String largeIcon() default "";

    /** Path of a small icon. */
    String smallIcon() default "";

    /** The servlet that gets all initial requests. */
    String mainServlet() default "";

    /** Name of the application. */
    String name() default "";

    /** Seconds for proxies that set none. */
    int proxyTimeout() default 180;

    /** Minutes until an application session expires; 0 or less: never. */
    int sessionTimeout() default 3;
}
