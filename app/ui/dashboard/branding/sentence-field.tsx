import { TextField } from '../fields.tsx';

/** A sentence of ours, and the places in it that the page fills. */
export type Sentence = { key: string; text: string; places: string[] };

const meanings: Record<string, string> = {
  applicationName: 'the name of the application',
  audience: 'the API that is asked for',
  browser: "the person's browser",
  code: 'a code to quote',
  count: 'a number',
  date: 'a date',
  host: 'the address of your pages',
  label: 'the name of the field',
  max: 'the most there can be',
  minutes: 'a number of minutes, in words',
  name: 'a name',
  provider: 'who keeps the passkey, such as a password manager',
  status: 'a status',
  tenantName: 'the name of your tenant',
  title: 'the title of the page',
  type: 'a kind',
};

/** A sentence of the tenant's own: what ours says stands above it. */
export function SentenceField({
  sentence: { key, text, places },
  value,
  onChange,
  refusal,
  readOnly,
}: {
  sentence: Sentence;
  value: string;
  onChange: (text: string) => void;
  /** Why saving was refused, of whichever sentence. */
  refusal: string | undefined;
  readOnly: boolean;
}) {
  return (
    <TextField
      label={text}
      value={value}
      onChange={onChange}
      readOnly={readOnly}
      error={strangePlace(value, places) ?? faultIn(refusal, key)}
      hint={
        <>
          <code>{key}</code>
          {places.map((place) => (
            <span key={place}>
              {'; '}
              <code dir="ltr">{place}</code> is {meanings[place.slice(1, -1)] ?? 'filled'}
            </span>
          ))}
        </>
      }
      input={{ dir: 'auto', maxLength: 500, placeholder: text }}
    />
  );
}

/** Said as it is typed: nothing fills a place that ours does not have. */
function strangePlace(text: string, places: readonly string[]): string | undefined {
  const strange = text.match(/\{\w+\}/g)?.find((place) => !places.includes(place));
  if (strange === undefined) return undefined;
  const expected = places.length > 0 ? `only ${places.join(', ')}` : 'no places in braces';
  return `${strange} is filled with nothing; expected ${expected}.`;
}

const faultIn = (refusal: string | undefined, key: string): string | undefined =>
  refusal?.startsWith(`${key}: `) ? refusal.slice(key.length + 2) : undefined;
