// The certificate library asks for Reflect metadata while it loads, so this import must come first.
import 'reflect-metadata';

export * from '@peculiar/x509';
