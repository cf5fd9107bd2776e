/** Builds what browsers load: the chat page, widget.js and the reviewer console, into dist/. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const entries = { index: here('./index.html'), review: here('./review.html'), widget: here('./widget.ts') };

export default defineConfig({
  root: here('.'),
  build: {
    outDir: here('../../dist'),
    emptyOutDir: true,
    target: ['chrome100', 'edge100', 'firefox101', 'safari16.4'], // the first that take adoptedStyleSheets, which the CSP needs
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(path))),
      output: {
        // widget.js keeps its name, so that other pages can name it
        entryFileNames: ({ name }) => (name === 'widget' ? 'widget.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
