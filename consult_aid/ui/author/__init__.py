"""The page for those who write a pack, opened by `--author`. Nothing here is imported by any other start."""
