"""The portal's pages: for everybody, for those who sign in, for those who apply."""
