import { ManagementError } from '../management-error.ts';

/** @param at where the query is not understood, counted from 0; people count from 1. */
export const queryFault = (at: number, message: string): ManagementError =>
  new ManagementError('search_query_invalid', `q: at position ${at + 1}: ${message}`, {
    position: at + 1,
  });
