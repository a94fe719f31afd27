/** What JavaScript itself makes of a value where a text is wanted: scripts hand over anything. */
export const asText = (value: unknown): string => String(value);
