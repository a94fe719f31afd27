export function prepareMariadb(): Promise<string | undefined>;
export function findMariadb(): string | undefined;
