declare namespace GoogleAppsScript {
  namespace URL_Fetch {
    interface URLFetchRequestOptions {
      /** Documented, 360 when absent; the published types lack it. */
      timeoutSeconds?: number | undefined;
    }
  }
}
