from django.contrib.staticfiles.finders import FileSystemFinder


class BundledStylesFinder(FileSystemFinder):
    pass
