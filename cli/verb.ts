/**
 * A command as data: what it is called, what it takes, what it does and how its answer is told.
 * Parsing and help both read these tables, so that they cannot disagree.
 */

export type Option = {
  /** How its value is read: a `flag` has none, a `list` may be given more than once. */
  kind: 'text' | 'list' | 'flag' | 'number' | 'json';
  /** What help calls the value, such as `URL`. */
  value?: string;
  about: string;
  /** The form of a good value, told where one is not: "expected …". */
  expected?: string;
  required?: boolean;
  /** Where the use-case's schema has another name for it than the option's in camel case. */
  field?: string;
  /** A value that must not be repeated in a message, and may come from standard input. */
  secret?: boolean;
};

export type Options = Record<string, Option>;

type ValueOf<O extends Option> = O['kind'] extends 'flag'
  ? boolean
  : O extends { required: true }
    ? Given<O['kind']>
    : Given<O['kind']> | undefined;

type Given<Kind extends Option['kind']> = {
  text: string;
  list: string[];
  flag: boolean;
  number: number;
  json: Record<string, unknown>;
}[Kind];

/** What a handler gets: the options' values by name. */
export type Values<O extends Options> = { [Name in keyof O]: ValueOf<O[Name]> };

export type ParsedValues = Record<string, unknown>;

export type Verb = {
  name: string;
  about: string;
  options: Options;
  /** The option whose value may be given without its name, as the only bare word. */
  bare?: string;
  /** Lines of a shell, without `npm run cli --`. */
  examples: readonly string[];
  /** For what cannot be taken back: the consequence, in a sentence. `--yes` is then an option. */
  consequence?: string;
  /** Set where it changes nothing: everything else is written into the tenant's trail of acts. */
  isReading?: true;
  /** Set where it makes the tenant that `--name` names, whose trail begins with that. */
  makesTenant?: true;
  /** Whether these values can do without the data, such as on a machine that has none. */
  isOffline?: (values: ParsedValues) => boolean;
  /**
   * Does it. `say` is for people; `result` is what `--json` prints; `tell` is for people who wait.
   * `isBad`: the work was done, and what it found ends the command with 1.
   */
  run: (values: ParsedValues, tell: Tell) => Promise<Done>;
};

export type Tell = (text: string) => void;

export type Done = { result: unknown; say: () => string; isBad: boolean };

export type Noun = { name: string; about: string; verbs: readonly Verb[] };

/** A verb with its handlers typed by its options. */
export function verb<const O extends Options, Result>(
  description: Omit<Verb, 'options' | 'bare' | 'run'> & {
    options: O;
    bare?: keyof O & string;
    run: (values: Values<O>, tell: Tell) => Promise<Result>;
    say: (result: Result, values: Values<O>) => string;
    isBad?: (result: Result) => boolean;
  },
): Verb {
  const { run, say, isBad = () => false, ...rest } = description;
  return {
    ...rest,
    run: async (parsed, tell) => {
      const own = Object.keys(rest.options).map((name) => [name, parsed[name]]);
      // The parser made these values from the same options.
      const values = Object.fromEntries(own) as Values<O>;
      const result = await run(values, tell);
      return { result, say: () => say(result, values), isBad: isBad(result) };
    },
  };
}

/** The tenant that a command works on. */
export const tenantOption = {
  kind: 'text',
  value: 'NAME',
  about: 'The tenant to work on (default: default)',
  expected: 'the name of a tenant',
} as const satisfies Option;
