export {
  AgencyClient,
  type AgencyClientOptions,
  type Json,
  problemCode,
  Refused,
} from './agency-client.js';
