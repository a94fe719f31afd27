import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { HelmetOptions } from 'helmet';

import { getRequestContext } from '#app/tenancy/request-context.ts';

import { isDashboard, isPreview } from './program-paths.ts';

const onEveryAnswer = helmetWith({ strictTransportSecurity: false });
const overTls = helmetWith({
  strictTransportSecurity: { maxAge: 63_072_000, includeSubDomains: false },
});

/** Headers for every answer of a known host. */
export const securityHeaders: RequestHandler = (request, response, next) => {
  const { https } = getRequestContext(request).site;
  (https ? overTls : onEveryAnswer)(request, response, (fault?: unknown) => {
    if (isPreview(request.path)) response.setHeader('X-Frame-Options', 'SAMEORIGIN');
    next(fault);
  });
};

/**
 * What helmet is told. Hosted pages replace the content security policy with their own,
 * which names their nonce and where their forms may lead.
 */
function helmetWith(transport: Pick<HelmetOptions, 'strictTransportSecurity'>): RequestHandler {
  return helmet({
    ...transport,
    contentSecurityPolicy: false,
    // Sign-in also runs in pop-ups, which must reach the window that opened them.
    crossOriginOpenerPolicy: false,
    frameguard: { action: 'deny' },
    // Same-origin forms must keep a real Origin header, which `no-referrer` would blank.
    referrerPolicy: { policy: 'same-origin' },
  });
}

const PERMISSIONS = [
  'publickey-credentials-get=(self)',
  'publickey-credentials-create=(self)',
  'camera=()',
  'geolocation=()',
  'microphone=()',
  'payment=()',
  'usb=()',
].join(', ');

/** What is not in helmet, and the policy of answers that are not our pages: nothing but themselves. */
export const strictDefaults: RequestHandler = (_request, response, next) => {
  response.setHeader('Permissions-Policy', PERMISSIONS);
  // The engine's auto-submitting pages add their script's hash to `script-src`.
  response.setHeader(
    'Content-Security-Policy',
    [
      "default-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "script-src 'report-sample'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; '),
  );
  next();
};

/** The policy of a page, by its address. */
export const policyOf = (
  path: string,
  { nonce, formTargets, https }: { nonce: string; formTargets: Iterable<string>; https: boolean },
): string => {
  if (isPreview(path)) return previewPolicy(nonce, https);
  if (isDashboard(path)) return dashboardPolicy(nonce, https);
  return hostedPagePolicy(nonce, formTargets, https);
};

/** The policy of a preview: our own pages may frame it, and nothing in it runs or is sent. */
const previewPolicy = (nonce: string, https: boolean): string =>
  [
    "default-src 'none'",
    "base-uri 'none'",
    "script-src 'none'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: https:",
    "font-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ');

/**
 * The policy of the dashboard, whose pages load parts of themselves as they are needed and show
 * previews of hosted pages in frames.
 */
const dashboardPolicy = (nonce: string, https: boolean): string =>
  [
    "default-src 'none'",
    "base-uri 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: https:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ');

/** The policy of a hosted page. `formTargets` are origins or schemes that a form's redirects may reach. */
export function hostedPagePolicy(nonce: string, formTargets: Iterable<string>, https: boolean) {
  return [
    "default-src 'none'",
    "base-uri 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: https:",
    "font-src 'self'",
    "connect-src 'self'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/** What `form-action` needs so that the redirects after a form can reach an application. */
export function formTargetOf(address: string): string | undefined {
  const url = URL.parse(address);
  if (!url) return undefined;
  return url.origin === 'null' ? url.protocol : url.origin;
}
