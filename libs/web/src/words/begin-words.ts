import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import { sharedWords } from './shared-words';

export type Language = 'id' | 'en';

const KEPT = 'sinergi.language';

function kept(): Language {
  try {
    return localStorage.getItem(KEPT) === 'en' ? 'en' : 'id';
  } catch {
    return 'id';
  }
}

/**
 * Gives the pages their words, in the language that this browser keeps. Called once, before
 * anything is shown.
 *
 * @param own the app's words, beside those that all apps share
 */
export function beginWords(own: Record<Language, object>): void {
  void i18n.use(initReactI18next).init({
    resources: {
      id: { translation: { ...sharedWords.id, ...own.id } },
      en: { translation: { ...sharedWords.en, ...own.en } },
    },
    lng: kept(),
    fallbackLng: 'id',
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = i18n.language;
}

/** Sets the language. Indonesian is the default; this browser remembers a choice of English. */
export function setLanguage(language: Language): void {
  void i18n.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // A browser that stores nothing still switches.
  }
}

export function switchLanguage(): void {
  setLanguage(i18n.language === 'en' ? 'id' : 'en');
}
