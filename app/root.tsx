import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, useMatches, useRouteError } from '@remix-run/react';
import type { ReactNode } from 'react';

import { findPageLanguage } from '#app/flows/page-language.ts';
import { isDashboard } from '#app/http/program-paths.ts';
import { faceOf } from '#app/tenancy/face.ts';
import { ownWordsOf } from '#app/tenancy/own-words.ts';

import { ErrorPage } from './ui/hosted/error-page.tsx';
import { faceStyle } from './ui/hosted/face-style.ts';
import { thrownCode } from './ui/hosted/thrown-code.ts';
import { titledError } from './ui/hosted/titled.ts';
import { useFace, useHosted, useLanguage } from './ui/hosted/use-hosted.ts';
import stylesheet from './ui/tailwind.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }];

export const meta = titledError;

/** What every page needs: the tenant's face, its own words, and the language of the page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { tenant } = context.site;
  const { pathname, searchParams } = new URL(request.url);
  const isOurs = isDashboard(pathname);
  return {
    ...faceOf(tenant.branding),
    // The dashboard's tables and editors stand on our own page colour, in a font that we know.
    ...(isOurs && { pageBackground: undefined, fontUrl: undefined }),
    tenantName: tenant.displayName,
    nonce: context.nonce,
    // It speaks English, on both sides of its hydration.
    ...(isOurs
      ? { locale: 'en', ownWords: {} }
      : {
          locale: await findPageLanguage(context, {
            asked: searchParams.get('ui_locales'),
            state: searchParams.get('state') ?? context.visitState,
            accepted: acceptedLanguages(request.headers.get('accept-language')),
          }),
          ownWords: await ownWordsOf(tenant),
        }),
  };
}

/** Tags of an Accept-Language header, most wanted first (RFC 9110 §12.5.4). */
function acceptedLanguages(header: string | null): string[] {
  return (header ?? '')
    .split(',')
    .slice(0, 20)
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim());
      const quality = parameters.find((parameter) => parameter.startsWith('q='));
      return { tag, weight: quality ? Number(quality.slice(2)) || 0 : 1 };
    })
    .filter(({ tag, weight }) => tag !== '' && tag !== '*' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

/** Hosted pages are HTML; only routes whose handle asks for it are brought to life by React. */
const useHydration = (): boolean =>
  useMatches().some(
    ({ handle }) => (handle as { hydrate?: boolean } | undefined)?.hydrate === true,
  );

export function Layout({ children }: { children: ReactNode }) {
  const isHydrated = useHydration();
  const face = useFace();
  const { locale, dir } = useLanguage();
  return (
    <html lang={locale} dir={dir}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <Meta />
        <Links />
        <link rel="icon" href={face?.faviconUrl ?? '/favicon.svg'} />
        <style nonce={face?.nonce}>{faceStyle(face)}</style>
      </head>
      <body>
        {children}
        {isHydrated && <Scripts nonce={face?.nonce} />}
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

/** Every refusal that ends a visit, and every fault: a code, a sentence and a next step, never a trace. */
export function ErrorBoundary() {
  const error = useRouteError();
  const hosted = useHosted();
  const code = thrownCode(error);
  const startOver = ['transaction_not_found', 'not_found'].includes(code);
  return (
    <ErrorPage
      {...hosted}
      code={code}
      next={startOver ? { href: '/login', label: 'error_page.start_again' } : undefined}
    />
  );
}
