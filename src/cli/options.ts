/** A wrong call: its message goes to stderr, the exit status is 2. */
export class UsageError extends Error {}

export interface OptionSpec {
  /** Options that take a value, and those that may be given several times. */
  readonly values: readonly string[];
  readonly repeated?: readonly string[];
  readonly flags: readonly string[];
}

export interface ParsedOptions {
  readonly positional: readonly string[];
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly flags: ReadonlySet<string>;
}

/** Reads `--name value`, `--name=value`, `--flag` and positional arguments; `--` ends the options. */
export function parseOptions(args: readonly string[], spec: OptionSpec): ParsedOptions {
  const positional: string[] = [];
  const values = new Map<string, string[]>();
  const flags = new Set<string>();
  for (let k = 0; k < args.length; k++) {
    const arg = args[k];
    if (arg === '--') {
      positional.push(...args.slice(k + 1));
      break;
    }
    if (!arg.startsWith('--')) {
      positional.push(arg);
      continue;
    }
    const equals = arg.indexOf('=');
    const name = equals < 0 ? arg.slice(2) : arg.slice(2, equals);
    if (spec.flags.includes(name) && equals < 0) flags.add(name);
    else if (spec.values.includes(name) || spec.repeated?.includes(name)) {
      const value = equals < 0 ? args[++k] : arg.slice(equals + 1);
      if (value === undefined) throw new UsageError(`--${name} needs a value.`);
      const seen = values.get(name) ?? [];
      if (seen.length > 0 && !spec.repeated?.includes(name))
        throw new UsageError(`--${name} is given twice.`);
      values.set(name, [...seen, value]);
    } else throw new UsageError(`There is no option --${name}.`);
  }
  return { positional, values, flags };
}

/** One of a few words, or a usage error that names them. */
export function choice<T extends string>(
  options: ParsedOptions,
  name: string,
  allowed: readonly T[],
  fallback: T,
): T {
  const value = options.values.get(name)?.[0];
  if (value === undefined) return fallback;
  if (!allowed.includes(value as T)) throw new UsageError(`--${name} must be one of ${allowed.join(', ')}.`);
  return value as T;
}
