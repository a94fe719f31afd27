import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

// @ts-expect-error the options are plain data in a plain script, shared with nothing typed
import { remixOptions } from './remix.config.js';

/**
 * Keeps the server's rooms out of every bundle. Routes reach them as `#app/…`; the server bundle
 * leaves those imports to Node, so that each module exists once in the process, and a browser
 * bundle that asks for one fails the build.
 */
function serverRooms(): Plugin {
  return {
    name: 'latchkey:server-rooms',
    enforce: 'pre',
    resolveId(id, importer, { ssr }) {
      if (!/^#(app|db)\b/.test(id)) return null;
      if (!ssr)
        this.error(`${importer ?? 'an entry'} imports ${id}, which may never reach a browser`);
      return { id, external: true };
    },
  };
}

/** Browsers get English alone: whatever is in another language comes from the server as a page. */
function oneLanguageForBrowsers(): Plugin {
  return {
    name: 'latchkey:one-language-for-browsers',
    enforce: 'pre',
    resolveId(id, importer, { ssr }) {
      if (ssr || id !== './languages.ts' || !importer?.includes('/app/copy/')) return null;
      return this.resolve('./languages.browser.ts', importer);
    },
  };
}

export default defineConfig({
  plugins: [serverRooms(), oneLanguageForBrowsers(), tailwindcss(), remix(remixOptions)],
  worker: { format: 'es' },
  build: { target: 'es2022' },
});
