/** The Remix plugin's options, as data: `vite.config.ts` is the only reader. */
export const remixOptions = {
  appDirectory: 'app',
  ignoredRouteFiles: ['**/*'],
  future: {
    v3_fetcherPersist: true,
    // Each section of the sitemap has a handler of its own, which knows no other routes to tell of.
    v3_lazyRouteDiscovery: false,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};
