/** The configuration cannot be used. Its text names the field and holds no value of it, which may be a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(
    /** `config.connections[1].provider` */
    readonly field: string,
    readonly problem: string,
  ) {
    super(`${field}: ${problem}`);
  }
}
