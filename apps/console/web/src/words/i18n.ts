import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import { english } from './english';
import { indonesian } from './indonesian';
import { screenWords } from './screen-words';

const KEPT = 'sinergi.language';

function kept(): 'id' | 'en' {
  try {
    return localStorage.getItem(KEPT) === 'en' ? 'en' : 'id';
  } catch {
    return 'id';
  }
}

void i18n.use(initReactI18next).init({
  resources: {
    id: { translation: { ...indonesian, ...screenWords('id') } },
    en: { translation: { ...english, ...screenWords('en') } },
  },
  lng: kept(),
  fallbackLng: 'id',
  interpolation: { escapeValue: false },
});
document.documentElement.lang = i18n.language;

/** Sets the language. Indonesian is the default; this browser remembers a choice of English. */
export function setLanguage(language: 'id' | 'en'): void {
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
