/** What `search-params.ts` needs of the inside of `whatwg-url`. */
type SearchParamsInside = {
  _list: [name: string, value: string][];
  /** Writes the query of the URL that they are of. */
  _updateSteps: () => void;
  delete: (name: string, value?: string) => void;
  set: (name: string, value: string) => void;
};

declare module 'whatwg-url/lib/URLSearchParams-impl.js' {
  export const implementation: { prototype: SearchParamsInside };
}

declare module 'whatwg-url/lib/utils.js' {
  export function implForWrapper(wrapper: unknown): SearchParamsInside | null | undefined;
}
