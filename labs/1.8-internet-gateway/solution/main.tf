# Contains everything from lab 1.7; put it in the place of that file and apply again. Costs nothing.
#
#   cp labs/1.8-internet-gateway/solution/main.tf course-tf/ && terraform -chdir=course-tf apply
terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = var.region
}

variable "region" {
  type        = string
  default     = "ap-northeast-2"
  description = "The Region in which everything is built."
}

variable "zone_a" {
  type        = string
  default     = ""
  description = "Zone of the -a subnets (default is the first one of the Region)."
}

variable "zone_c" {
  type        = string
  default     = ""
  description = "Zone of the -c subnets (default is the third one, or the last where a Region has fewer)."
}

data "aws_availability_zones" "here" {
  state = "available"

  filter {
    name   = "zone-type"
    values = ["availability-zone"]
  }
}

locals {
  zones  = data.aws_availability_zones.here.names
  zone_a = var.zone_a != "" ? var.zone_a : local.zones[0]
  zone_c = var.zone_c != "" ? var.zone_c : local.zones[min(2, length(local.zones) - 1)]
}

# Lab 1.7: the network and its four subnets.
resource "aws_vpc" "course" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags                 = { course = "aws-networking", Name = "course-vpc" }
}

resource "aws_subnet" "public_a" {
  vpc_id                  = aws_vpc.course.id
  cidr_block              = "10.0.0.0/24"
  availability_zone       = local.zone_a
  map_public_ip_on_launch = true # a convenience; the route below is what makes the subnet public
  tags                    = { course = "aws-networking", Name = "public-a" }
}

resource "aws_subnet" "public_c" {
  vpc_id                  = aws_vpc.course.id
  cidr_block              = "10.0.1.0/24"
  availability_zone       = local.zone_c
  map_public_ip_on_launch = true # a convenience; the route below is what makes the subnet public
  tags                    = { course = "aws-networking", Name = "public-c" }
}

resource "aws_subnet" "private_a" {
  vpc_id            = aws_vpc.course.id
  cidr_block        = "10.0.10.0/24"
  availability_zone = local.zone_a
  tags              = { course = "aws-networking", Name = "private-a" }
}

resource "aws_subnet" "private_c" {
  vpc_id            = aws_vpc.course.id
  cidr_block        = "10.0.11.0/24"
  availability_zone = local.zone_c
  tags              = { course = "aws-networking", Name = "private-c" }
}

# Lab 1.8: the way to the internet, for the public subnets only. The main route table stays untouched.
resource "aws_internet_gateway" "course" {
  vpc_id = aws_vpc.course.id
  tags   = { course = "aws-networking", Name = "course-igw" }
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.course.id
  tags   = { course = "aws-networking", Name = "public-rt" }
}

resource "aws_route" "public_default" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.course.id
}

resource "aws_route_table" "private" {
  vpc_id = aws_vpc.course.id
  tags   = { course = "aws-networking", Name = "private-rt" }
}

resource "aws_route_table_association" "public_a" {
  subnet_id      = aws_subnet.public_a.id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table_association" "public_c" {
  subnet_id      = aws_subnet.public_c.id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table_association" "private_a" {
  subnet_id      = aws_subnet.private_a.id
  route_table_id = aws_route_table.private.id
}

resource "aws_route_table_association" "private_c" {
  subnet_id      = aws_subnet.private_c.id
  route_table_id = aws_route_table.private.id
}

output "vpc_id" {
  value = aws_vpc.course.id
}
