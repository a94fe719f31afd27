import { describe, expect, it } from 'vitest';

import { policyOf } from './security-headers.ts';

const page = { nonce: 'n0nce', https: true, formTargets: [], fontUrl: undefined };

const directives = (path: string, changed: Partial<Parameters<typeof policyOf>[1]> = {}) =>
  Object.fromEntries(
    policyOf(path, { ...page, ...changed })
      .split('; ')
      .map((directive) => [directive.split(' ')[0], directive]),
  );

const paths = { hosted: '/login', dashboard: '/dashboard', preview: '/dashboard/preview/login' };

describe.each(Object.values(paths))('the policy of %s', (path) => {
  it('allows nothing by default, and no text to become code', () => {
    expect(directives(path)).toMatchObject({
      'default-src': "default-src 'none'",
      'base-uri': "base-uri 'none'",
      'style-src': "style-src 'self' 'nonce-n0nce'",
      'require-trusted-types-for': "require-trusted-types-for 'script'",
      'trusted-types': "trusted-types 'none'",
      'upgrade-insecure-requests': 'upgrade-insecure-requests',
    });
    expect(directives(path, { https: false })).not.toHaveProperty('upgrade-insecure-requests');
  });

  it('names each directive once', () => {
    const names = policyOf(path, page)
      .split('; ')
      .map((directive) => directive.split(' ')[0]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has fonts of our own alone where the tenant has none', () => {
    expect(directives(path)['font-src']).toBe("font-src 'self'");
  });

  it.each([
    'https://a;sandbox/a.woff2',
    'https://a,b/a.woff2',
    'https://*/a',
    'http://a.example/a',
  ])('is not changed by the font %s', (fontUrl) => {
    expect(policyOf(path, { ...page, fontUrl })).toBe(policyOf(path, page));
  });
});

describe('what sets a policy apart', () => {
  const fontUrl = 'https://fonts.example.com:8443/acme.woff2?v=1';

  it('is the origin of the font, on hosted pages and previews of them', () => {
    const allowed = "font-src 'self' https://fonts.example.com:8443";
    expect(directives(paths.hosted, { fontUrl })['font-src']).toBe(allowed);
    expect(directives(paths.preview, { fontUrl })['font-src']).toBe(allowed);
    expect(directives(paths.dashboard, { fontUrl })['font-src']).toBe("font-src 'self'");
  });

  it('is what runs', () => {
    expect(directives(paths.hosted)['script-src']).toBe("script-src 'nonce-n0nce'");
    expect(directives(paths.dashboard)['script-src']).toBe("script-src 'self' 'nonce-n0nce'");
    expect(directives(paths.preview)['script-src']).toBe("script-src 'none'");
  });

  it('is where forms lead', () => {
    const formTargets = ['https://app.example.com'];
    expect(directives(paths.hosted, { formTargets })['form-action']).toBe(
      "form-action 'self' https://app.example.com",
    );
    expect(directives(paths.dashboard, { formTargets })['form-action']).toBe("form-action 'self'");
    expect(directives(paths.preview, { formTargets })['form-action']).toBe("form-action 'none'");
  });

  it('is who may frame it', () => {
    expect(directives(paths.hosted)['frame-ancestors']).toBe("frame-ancestors 'none'");
    expect(directives(paths.dashboard)['frame-ancestors']).toBe("frame-ancestors 'none'");
    expect(directives(paths.preview)['frame-ancestors']).toBe("frame-ancestors 'self'");
  });
});
