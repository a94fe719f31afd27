/** The inside of axios, which its package offers to adapters without types. */
declare module 'axios/unsafe/core/settle.js' {
  import type { AxiosResponse } from 'axios';

  /** Resolves or rejects as `validateStatus` says. */
  export default function settle(
    resolve: (response: AxiosResponse) => void,
    reject: (error: unknown) => void,
    response: AxiosResponse,
  ): void;
}

declare module 'axios/unsafe/core/buildFullPath.js' {
  export default function buildFullPath(
    baseUrl: string | undefined,
    url: string | undefined,
    allowAbsoluteUrls: boolean | undefined,
  ): string;
}

declare module 'axios/unsafe/helpers/buildURL.js' {
  import type { AxiosRequestConfig } from 'axios';

  export default function buildURL(
    url: string,
    params: unknown,
    options: AxiosRequestConfig['paramsSerializer'],
  ): string;
}
