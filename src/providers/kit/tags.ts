/** Who a call was made for. `tags` holds what fills no column of its own, joined by `; `. */
export type Attribution = Readonly<{ team: string; project: string; feature: string; user: string; tags: string }>;

type Place = Exclude<keyof Attribution, 'tags'>;

const PLACES: Readonly<Record<string, Place>> = {
  'team': 'team', 'team-id': 'team', 'department': 'team', 'squad': 'team',
  'project': 'project', 'project-id': 'project', 'app': 'project', 'application': 'project', 'service': 'project',
  'feature': 'feature', 'use-case': 'feature',
  'user': 'user', 'user-id': 'user', 'userid': 'user',
};

/** What gateways tag by themselves and nobody spends by. */
const NOISE = /^user-agent:/i;

/**
 * Tags such as `team:x`, `project=x` and `feature/x` sorted into columns: the
 * first of `:`, `=` and `/` parts a name from its value. The first tag of a name
 * wins; every other tag stays a tag.
 */
export function attributionOf(tags: readonly string[]): Attribution {
  const found: { -readonly [Name in Place]: string } = { team: '', project: '', feature: '', user: '' };
  const rest: string[] = [];
  tags.map((tag) => tag.trim()).filter((tag) => tag !== '' && !NOISE.test(tag)).forEach((tag) => {
    const at = tag.search(/[:=/]/);
    const place = at < 0 ? undefined : PLACES[plainName(tag.slice(0, at))];
    const value = at < 0 ? '' : tag.slice(at + 1).trim();
    if (place === undefined || value === '' || found[place] !== '') rest.push(tag);
    else found[place] = value;
  });
  return { ...found, tags: rest.join('; ') };
}

/** Names and values of a map as tags `name=value`; what is neither text nor figure nor yes or no is passed over. */
export function tagsOfMap(map: unknown): string[] {
  if (typeof map !== 'object' || map === null || Array.isArray(map)) return [];
  const values = map as Readonly<Record<string, unknown>>;
  return Object.keys(values).flatMap((name) => {
    const value = values[name];
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [`${name.replace(/[:=/]/g, '-')}=${String(value)}`] : [];
  });
}

/** `Team`, `team_id` and `_user` without case, underscores and the underscore in front. */
function plainName(name: string): string {
  return name.trim().toLowerCase().replace(/^_+/, '').replace(/[\s_]+/g, '-');
}
