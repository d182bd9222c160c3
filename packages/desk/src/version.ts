/** Version of this program, as `daftar --version` prints it. */
export const VERSION = "0.1.0";
