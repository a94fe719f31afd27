import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { HelmetOptions } from 'helmet';

import { fontOriginOf } from '#app/tenancy/page-font.ts';
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

type Page = {
  nonce: string;
  https: boolean;
  /** Origins or schemes that a form's redirects may reach. */
  formTargets: Iterable<string>;
  /** Where the font of the page comes from. */
  fontUrl: string | undefined;
};

/** The policy of a page, by its address: what all have in common, and what sets it apart. */
export function policyOf(path: string, page: Page): string {
  const { nonce, https } = page;
  return [
    "default-src 'none'",
    "base-uri 'none'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: https:",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    ...ownDirectives(path, page),
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

function ownDirectives(path: string, page: Page): string[] {
  if (isPreview(path)) return ofPreview(page);
  return isDashboard(path) ? ofDashboard(page) : ofHostedPage(page);
}

/** Our own pages may frame a preview, and nothing in it runs or is sent. */
const ofPreview = ({ fontUrl }: Page): string[] => [
  "script-src 'none'",
  fontSources(fontUrl),
  "form-action 'none'",
  "frame-ancestors 'self'",
];

/** Pages of the dashboard load parts of themselves as they are needed, and show previews in frames. */
const ofDashboard = ({ nonce }: Page): string[] => [
  `script-src 'self' 'nonce-${nonce}'`,
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

const ofHostedPage = ({ nonce, formTargets, fontUrl }: Page): string[] => [
  `script-src 'nonce-${nonce}'`,
  fontSources(fontUrl),
  "connect-src 'self'",
  `form-action ${["'self'", ...formTargets].join(' ')}`,
  "frame-ancestors 'none'",
];

function fontSources(fontUrl: string | undefined): string {
  const origin = fontOriginOf(fontUrl);
  return origin ? `font-src 'self' ${origin}` : "font-src 'self'";
}

/** What `form-action` needs so that the redirects after a form can reach an application. */
export function formTargetOf(address: string): string | undefined {
  const url = URL.parse(address);
  if (!url) return undefined;
  return url.origin === 'null' ? url.protocol : url.origin;
}
