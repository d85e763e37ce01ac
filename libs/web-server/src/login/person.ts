/** A person as the identity provider names the person. */
export interface Person {
  id: string;
  name: string;
  /** code of the person's agency */
  agency: string;
  roles: readonly string[];
}
