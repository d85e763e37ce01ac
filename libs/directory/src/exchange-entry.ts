/** Key of the directory's entry about the exchange itself, which holds the terms. */
export const EXCHANGE_CODE = 'exchange';
