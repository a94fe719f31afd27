import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { ourSentences, promptNames } from '#app/management/own-words.ts';

import { WordsPage } from '../../../ui/dashboard/branding/words-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { readVersioned } from '../read.ts';
import { shownLanguages } from './shown-languages.ts';

export const meta: MetaFunction = () => [{ title: 'Words of hosted pages | Latchkey' }];

/** The sentences of one prompt in one language: ours, and the tenant's. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const query = new URL(request.url).searchParams;
  const languages = shownLanguages();
  const oneOf = (known: readonly string[], first: string, wanted: string | null) =>
    known.find((name) => name === wanted) ?? first;
  const prompt = oneOf(promptNames, 'login', query.get('prompt'));
  const tags = languages.map(({ tag }) => tag);
  const language = oneOf(tags, tags[0] ?? 'en', query.get('language'));
  const { answer, version } = await readVersioned<Record<string, string>>(at, 'get_custom_text', {
    path: { prompt, language },
  });
  const sentences = ourSentences(prompt, language);
  return { prompt, prompts: promptNames, language, languages, sentences, texts: answer, version };
}

export default function BrandingWords() {
  const page = useLoaderData<typeof loader>();
  return <WordsPage key={`${page.prompt} ${page.language}`} {...page} />;
}
