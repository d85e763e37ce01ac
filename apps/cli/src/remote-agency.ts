/** An agency's API that is not on this machine, and the client to call it as. */
export interface RemoteAgency {
  apiUrl: string;
  issuer: string;
  clientId: string;
}
