/** Where a world is loaded, and who will know its accounts. */
export interface WorldPlaces {
  /** The owner, who may act as concordat_loader. */
  readonly ownerUrl: string;
  readonly apiUrl: string;
  readonly workerUrl: string;
  /** The identity provider that knows the subjects of the accounts. */
  readonly issuer: string;
}
