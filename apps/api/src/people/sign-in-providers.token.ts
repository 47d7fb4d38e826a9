/** Nest token: the services by which people may sign in. */
export const SIGN_IN_PROVIDERS = Symbol('SignInProviders');
