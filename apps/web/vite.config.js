import { defineConfig } from 'vite';

/** The few scripts that pages load by name, each whole in one file: a page fetches the one that it needs and nothing more. */
export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: 'public/islands',
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: false,
    rollupOptions: { input: `islands/${mode}.ts`, output: { entryFileNames: '[name].js' } },
  },
}));
