/** The part of yazl that tests use; the package has no types of its own. */
declare module "yazl" {
  export class ZipFile {
    readonly outputStream: NodeJS.ReadableStream;
    addBuffer(
      buffer: Buffer,
      path: string,
      options?: { readonly mtime?: Date; readonly compress?: boolean },
    ): void;
    end(): void;
  }
}
