export { AgencyClient, type AgencyClientOptions, type Json, Refused } from './agency-client.js';
