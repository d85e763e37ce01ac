export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1440, height: 900 };

/** A telephone and a desk, in both languages and colours. */
export const LOOKS = [
  { viewport: PHONE, colorScheme: 'light', language: 'id', hasTouch: true },
  { viewport: PHONE, colorScheme: 'dark', language: 'en', hasTouch: true },
  { viewport: DESK, colorScheme: 'light', language: 'id' },
  { viewport: DESK, colorScheme: 'dark', language: 'en' },
] as const;
