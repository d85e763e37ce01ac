export { type AgencyProfile, coordinatorOf, isImmigration, isPolice } from './agency-profile.js';
export { villagesIn } from './area-codes.js';
export { closest } from './closest.js';
export { endWhenTold } from './end-when-told.js';
export { expectedWords, gotWords, refusalOf } from './expected-words.js';
export { readProfiles } from './read-profiles.js';
export {
  type AgencySettings,
  type ConsoleSettings,
  type DeskSettings,
  type DetectionSettings,
  defaultAttachmentLimits,
  defaultOpeningLimits,
  type IdentitySettings,
  type MigrationSettings,
  type OpeningLimitSettings,
  readAgencySettings,
  readConsoleSettings,
  readDeskSettings,
  readDetectionSettings,
  readIdentitySettings,
  readMigrationSettings,
  readSimulatorSettings,
  type SimulatorSettings,
} from './settings.js';
export { ProfileError, SettingsError } from './settings-error.js';
export { settingsFile, settingsFiles } from './settings-files.js';
