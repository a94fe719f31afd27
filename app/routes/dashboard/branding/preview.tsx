import type { AppLoadContext, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { chooseLanguage } from '#app/copy/choose-language.ts';
import {
  brandAddress,
  brandBackground,
  brandColor,
  brandFont,
  changedBranding,
} from '#app/tenancy/branding.ts';
import { faceOf } from '#app/tenancy/face.ts';
import { ownWordsOf } from '#app/tenancy/own-words.ts';
import { languagesOf } from '#app/tenancy/tenant-settings.ts';

import { findPreviewedPage } from '../../../ui/dashboard/branding/previewed-pages.ts';
import { samplePages } from '../../../ui/dashboard/branding/sample-pages.tsx';
import { PreviewContext } from '../../../ui/hosted/preview.ts';
import { useHosted, useLanguage } from '../../../ui/hosted/use-hosted.ts';
import type { Face } from '../../../ui/hosted/use-hosted.ts';
import { requireAdministrator } from '../administrator.ts';
import { may } from '../read.ts';

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: `Preview: ${shown?.title ?? ''} | Latchkey` },
];

/** A part of the look: an empty value takes away what is saved, none leaves it. */
const draftOf = <Value extends z.ZodType>(value: Value) =>
  z
    .literal('')
    .transform(() => null)
    .or(value)
    .optional()
    .catch(undefined);

/** What is not as expected counts as not given: a preview shows a draft at any moment of typing. */
const asked = z.object({
  language: z.string().max(35).optional().catch(undefined),
  passkeys: z.enum(['on', 'off']).catch('on'),
  passkey_ui: z.enum(['both', 'autofill', 'button']).catch('both'),
  primary: draftOf(brandColor),
  logo_url: draftOf(brandAddress),
  page_background: z.preprocess(fromJson, draftOf(brandBackground)),
  font_url: draftOf(brandFont),
  texts: z.preprocess(fromJson, z.record(z.string(), z.string())).catch({}),
});

function fromJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

type Asked = z.output<typeof asked>;

/** A hosted page as it looks with a draft of the tenant's look and words, to be looked at only. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const page = findPreviewedPage(params.page);
  if (!page || !may(at, 'get_branding')) throw data({ code: 'not_found' }, { status: 404 });
  const wish = asked.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { tenant, domain } = context.site;
  context.draftBranding = draftedBranding(tenant, wish);
  const { logoUrl, primaryColor, pageBackground, fontUrl } = faceOf(context.draftBranding);
  return {
    ...page,
    host: domain.rpId,
    passkeyUi: wish.passkeys === 'on' ? wish.passkey_ui : null,
    face: {
      ...{ logoUrl, primaryColor, pageBackground, fontUrl },
      locale: chooseLanguage([wish.language ?? '', ...languagesOf(tenant)]),
      ownWords: withTexts(await ownWordsOf(tenant), wish),
    },
  };
}

/** The tenant's branding as the draft would make it. */
const draftedBranding = ({ branding }: AppLoadContext['site']['tenant'], wish: Asked) =>
  changedBranding(branding, {
    logo_url: wish.logo_url,
    colors: { primary: wish.primary, page_background: wish.page_background },
    font: { url: wish.font_url },
  });

function withTexts(saved: Face['ownWords'], { language, texts }: Asked): Face['ownWords'] {
  if (!language) return saved;
  const merged = Object.entries({ ...saved[language], ...texts });
  return { ...saved, [language]: Object.fromEntries(merged.filter(([, text]) => text !== '')) };
}

export default function Preview() {
  const { id, host, passkeyUi } = useLoaderData<typeof loader>();
  const hosted = { ...useHosted(), moduleUrl: null };
  const { locale } = useLanguage();
  return (
    <PreviewContext.Provider value={true}>
      {/* React 18 knows the attribute only as a text. */}
      <div {...{ inert: '' }}>{samplePages[id]({ hosted, locale, host, passkeyUi })}</div>
    </PreviewContext.Provider>
  );
}
