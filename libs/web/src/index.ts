export { followStream, type StreamOptions } from './api/follow-stream';
export { type LoggedIn, meQuery, useLoggedIn } from './api/me';
export { queries } from './api/queries';
export { pathWith, readJson } from './api/read-json';
export { sendJson } from './api/send-json';
export {
  isLoginNeeded,
  noAnswer,
  problemIn,
  ServerProblem,
  type Violation,
} from './api/server-problem';
export { type StreamState, useStream } from './api/use-stream';
export { useBrowserNow } from './live/clock';
export { type CountClass, classOf, countClasses } from './map/count-classes';
export { isInside, roomiestPoint } from './map/roomiest-point';
export { SHADES } from './map/shades';
export { ColourSchemeSwitch } from './shell/colour-scheme-switch';
export { LanguageSwitch } from './shell/language-switch';
export { loadEach } from './shell/load-pages';
export { LoginPrompt } from './shell/login-prompt';
export { PageMissing } from './shell/page-missing';
export { PageProblem } from './shell/page-problem';
export { pageSearch } from './shell/page-search';
export { theme } from './shell/theme';
export { EmptyState } from './widgets/empty-state';
export { ExerciseBadge } from './widgets/exercise-badge';
export { IconBadge } from './widgets/icon-badge';
export { type LazyPart, lazyPage, lazyPart, PartNotLoaded } from './widgets/lazy-part';
export { PageHead } from './widgets/page-head';
export { ProblemAlert } from './widgets/problem-alert';
export { shareNonce, styleNonce } from './widgets/style-nonce';
export { useProblemWords } from './widgets/use-problem-words';
export { beginWords, type Language, setLanguage, switchLanguage } from './words/begin-words';
export { duration, localeOf, shortSeconds } from './words/duration';
export { FLOW_TITLES } from './words/generated/flow-titles';
export { instantOf, localOf } from './words/local-time';
export { moment, type Zone } from './words/moment';
export { sharedWords } from './words/shared-words';
export { useMoment, useZone } from './words/use-moment';
export { exact, useWords } from './words/use-words';
