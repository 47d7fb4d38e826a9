/** For the test kit alone: entities over the owner's connection. Programs use `Installation`. */
export { ownerSource } from './installation.ts';
