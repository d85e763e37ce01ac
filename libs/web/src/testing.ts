export { untranslated } from './testing/untranslated-source';
export { missingWords, placeholders, type Sources, type Words } from './testing/words-asked';
