export { type AgencyProfile, coordinatorOf } from './agency-profile.js';
export { closest } from './closest.js';
export { endWhenTold } from './end-when-told.js';
export { expectedWords, gotWords } from './expected-words.js';
export { readProfiles } from './read-profiles.js';
export {
  type AgencySettings,
  type ConsoleSettings,
  type DetectionSettings,
  defaultOpeningLimits,
  type IdentitySettings,
  type MigrationSettings,
  type OpeningLimitSettings,
  readAgencySettings,
  readConsoleSettings,
  readDetectionSettings,
  readIdentitySettings,
  readMigrationSettings,
  readSimulatorSettings,
  type SimulatorSettings,
} from './settings.js';
export { ProfileError, SettingsError } from './settings-error.js';
export { settingsFile, settingsFiles } from './settings-files.js';
