package jakarta.servlet.sip.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The method gets final responses of proxy branches that are not the one chosen, of all methods or of those that a method annotation beside it names. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@SipResponseCode(from = 200, to = 699, branch = true)
public @interface BranchResponse {}
