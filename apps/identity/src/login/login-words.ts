export type Language = 'id' | 'en';

/** The login page's words. The type makes both languages carry the same keys. */
export interface LoginWords {
  title: string;
  developmentOnly: string;
  developmentNote: string;
  choose: string;
  otherLanguage: string;
  wentWrong: string;
  expired: string;
  unknownPerson: string;
  startAgain: string;
}

export const loginWords: Record<Language, LoginWords> = {
  id: {
    title: 'Masuk ke Sinergi',
    developmentOnly: 'Hanya untuk pengembangan',
    developmentNote:
      'Penyedia identitas ini tanpa kata sandi dan hanya melayani komputer ini. ' +
      'Di lingkungan nyata, Sinergi memakai penyedia identitas lembaga.',
    choose: 'Masuk sebagai',
    otherLanguage: 'English',
    wentWrong: 'Proses masuk tidak dapat dilanjutkan',
    expired: 'Proses masuk ini sudah kedaluwarsa atau sudah dipakai.',
    unknownPerson: 'Orang itu tidak ada dalam daftar.',
    startAgain: 'Kembali ke halaman semula lalu masuk lagi.',
  },
  en: {
    title: 'Sign in to Sinergi',
    developmentOnly: 'Development only',
    developmentNote:
      'This identity provider has no passwords and serves this computer alone. ' +
      'In production Sinergi uses the agencies’ own identity provider.',
    choose: 'Sign in as',
    otherLanguage: 'Bahasa Indonesia',
    wentWrong: 'The sign-in cannot continue',
    expired: 'This sign-in has expired or was already used.',
    unknownPerson: 'That person is not on the list.',
    startAgain: 'Go back to the page where you began and sign in again.',
  },
};

/**
 * Chooses the first supported language in the caller's order of preference (OIDC `ui_locales` or
 * `Accept-Language`); Indonesian otherwise.
 */
export function chooseLanguage(...preferences: (string | undefined)[]): Language {
  for (const preference of preferences) {
    for (const tag of (preference ?? '').split(/[\s,]+/)) {
      const language = tag.split(/[-;]/)[0]?.toLowerCase();
      if (language === 'id' || language === 'en') return language;
    }
  }
  return 'id';
}
