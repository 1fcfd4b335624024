/**
 * The id that stands for the default workspace. Reports grouped by workspace
 * give null for it and the list of workspaces leaves it out.
 */
export const DEFAULT_WORKSPACE = 'default';

export function workspaceOf(id: string | null): string {
  return id ?? DEFAULT_WORKSPACE;
}
