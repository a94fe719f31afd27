/** Node's options for the server, from their one place: the `start` script of package.json. */
export function serverArguments(): string[];
