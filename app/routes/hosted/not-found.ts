import { refuseRequest } from './requests.ts';

/** Every address that means nothing here. */
export const loader = () => refuseRequest('not_found');
export const action = () => refuseRequest('not_found');

/** Never shown, but without a page of its own a route answers people in JSON. */
export default function NotFound() {
  return null;
}
